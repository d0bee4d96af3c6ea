import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { decideCertificate, enterCertificate, listCertificates } from './certificates.ts'
import { cancelSession } from './commands/cancel-session.ts'
import { enrol, withdrawEnrolment } from './commands/enrol.ts'
import { importCertificates } from './commands/import-certificates.ts'
import { linkMember, unlinkMember } from './commands/link-member.ts'
import { planSession } from './commands/plan-session.ts'
import { recordAttendance } from './commands/record-attendance.ts'
import {
  attachFile,
  downloadFile,
  getCourse,
  listCourses,
  publishCourse,
  recordCourse,
  recordLesson,
  recordSchool,
  setLessons,
} from './courses.ts'
import { exportClassList, exportHours, exportMine, exportPersonHours, exportSessions } from './exchange.ts'
import {
  exportCertificates,
  exportCourses,
  exportExperts,
  exportLecturers,
  exportPlans,
  exportRequests,
} from './exchange-lists.ts'
import { listExperts, recordExpert } from './experts.ts'
import { learningFieldClasses } from './field-classes.ts'
import { listHours } from './hours.ts'
import { indicators } from './indicators.ts'
import { listLecturers, listRequests, moveRequest, recordLecturer, requestLecture } from './lecturers.ts'
import { getMine, getPersonHours } from './person-hours.ts'
import { getPlan, getWords, listPlans, recordPlan, withdrawPlan } from './plans.ts'
import { abilities } from './policy.ts'
import { listLessons } from './session-lessons.ts'
import { getSession, listCandidates, listSessions } from './sessions.ts'

export const definition: ModuleDefinition = {
  name: 'learning',
  operations: [
    getWords,
    listPlans,
    getPlan,
    recordPlan,
    withdrawPlan,
    listSessions,
    exportSessions,
    getSession,
    planSession,
    cancelSession,
    listCandidates,
    enrol,
    withdrawEnrolment,
    recordAttendance,
    listHours,
    exportHours,
    exportPersonHours,
    exportMine,
    exportClassList,
    exportPlans,
    exportCertificates,
    exportCourses,
    exportLecturers,
    exportRequests,
    exportExperts,
    getPersonHours,
    linkMember,
    unlinkMember,
    getMine,
    listCertificates,
    enterCertificate,
    importCertificates,
    decideCertificate,
    recordSchool,
    listCourses,
    getCourse,
    recordCourse,
    publishCourse,
    recordLesson,
    attachFile,
    downloadFile,
    listLessons,
    setLessons,
    listLecturers,
    recordLecturer,
    requestLecture,
    listRequests,
    moveRequest,
    listExperts,
    recordExpert,
  ],
  abilities,
  indicators,
  fieldClasses: learningFieldClasses,
  migrations: { module: 'learning', folder: join(import.meta.dirname, 'migrations') },
}
