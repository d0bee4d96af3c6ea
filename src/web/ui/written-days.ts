/** How people type a day; it is shown the first way. */
export const writtenDays = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D']
