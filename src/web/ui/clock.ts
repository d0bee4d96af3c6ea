/** Minutes after midnight as `09:30`. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export const clocks = ({ from, until }: { readonly from: number; readonly until: number }): string =>
  `${clock(from)}–${clock(until)}`
