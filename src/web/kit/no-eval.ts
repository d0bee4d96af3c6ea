import { config } from 'zod'

/** zod tries whether it may compile code from text; our content security policy forbids it and would report every page. Import first. */
config({ jitless: true })
