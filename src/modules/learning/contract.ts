import { certificateEndpoints } from './contract-certificates.ts'
import { classEndpoints } from './contract-classes.ts'
import { courseEndpoints } from './contract-courses.ts'
import { hoursEndpoints } from './contract-hours.ts'
import { lecturerEndpoints } from './contract-lecturers.ts'
import { planEndpoints } from './contract-plans.ts'

/** Every endpoint of the module: plans and sessions, class lists, hours, certificates, courses, lecturers and experts. */
export const learning = {
  ...planEndpoints,
  ...classEndpoints,
  ...hoursEndpoints,
  ...certificateEndpoints,
  ...courseEndpoints,
  ...lecturerEndpoints,
}
