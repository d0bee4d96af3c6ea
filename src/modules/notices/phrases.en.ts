/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const en = {
  problems: { 'notice-source-unknown': 'There is no kind of reminder “{source}”. Open the page again and choose.' },
}
