import * as access from '../../modules/access/web/phrases.ts'
import * as coverage from '../../modules/coverage/web/phrases.ts'
import * as map from '../../modules/map/web/phrases.ts'
import * as organisations from '../../modules/organisations/web/phrases.ts'
import * as planner from '../../modules/planner/web/phrases.ts'
import * as procedures from '../../modules/procedures/web/phrases.ts'
import * as register from '../../modules/register/web/phrases.ts'
import * as reports from '../../modules/reports/web/phrases.ts'
import * as workforce from '../../modules/workforce/web/phrases.ts'
import * as exchange from '../../platform/exchange/phrases.ts'
import * as postgres from '../../platform/postgres/phrases.ts'
import type { Language } from './language.ts'
import * as deeds from './deeds.ts'
import * as jobs from '../jobs/phrases.ts'
import * as phone from '../phone/phrases.ts'
import * as noted from './noted.ts'
import * as shared from './shared.ts'

/** Every phrase in Chinese: the shared ones at the top, each module under its name, the problems of all modules together. */
const zh = {
  ...shared.zh,
  deeds: { ...deeds.zh, ...access.zh.server.actions },
  jobs: jobs.zh,
  noted: noted.zh,
  access: access.zh,
  organisations: organisations.zh,
  coverage: coverage.zh,
  map: map.zh,
  phone: phone.zh,
  planner: planner.zh,
  procedures: procedures.zh,
  register: register.zh,
  reports: reports.zh,
  workforce: workforce.zh,
  problems: {
    ...shared.zh.problems,
    ...jobs.zh.problems,
    ...access.zh.problems,
    ...organisations.zh.problems,
    ...coverage.zh.problems,
    ...map.zh.problems,
    ...planner.zh.problems,
    ...procedures.zh.problems,
    ...register.zh.problems,
    ...reports.zh.problems,
    ...workforce.zh.problems,
    exchange: exchange.zh,
    postgres: postgres.zh,
  },
}

const en = {
  ...shared.en,
  deeds: { ...deeds.en, ...access.en.server.actions },
  jobs: jobs.en,
  noted: noted.en,
  access: access.en,
  organisations: organisations.en,
  coverage: coverage.en,
  map: map.en,
  phone: phone.en,
  planner: planner.en,
  procedures: procedures.en,
  register: register.en,
  reports: reports.en,
  workforce: workforce.en,
  problems: {
    ...shared.en.problems,
    ...jobs.en.problems,
    ...access.en.problems,
    ...organisations.en.problems,
    ...coverage.en.problems,
    ...map.en.problems,
    ...planner.en.problems,
    ...procedures.en.problems,
    ...register.en.problems,
    ...reports.en.problems,
    ...workforce.en.problems,
    exchange: exchange.en,
    postgres: postgres.en,
  },
}

export type Messages = typeof zh

export const messages: Readonly<Record<Language, Messages>> = { 'zh-CN': zh, en: en as Messages }
