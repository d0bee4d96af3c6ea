/** Hours with one decimal, cut and never rounded up. */
export const hoursOf = (minutes: number) => Math.floor(minutes / 6) / 10

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })
export const dayOfInstant = (instant: string) => day.format(new Date(instant))
export const timeOfInstant = (instant: string) => time.format(new Date(instant))
export const spanOf = (from: string, until: string) => `${dayOfInstant(from)} ${timeOfInstant(from)}–${timeOfInstant(until)}`
/** A day and a time of the office as an instant. */
export const instantOf = (onDay: string, at: string) => `${onDay}T${at}:00+08:00`
