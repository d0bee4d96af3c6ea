export const matchingZh = {}
