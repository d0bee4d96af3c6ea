export { type Figure, type FiguresReader, figuresReport, type ProgrammeFigures } from './figures.ts'
