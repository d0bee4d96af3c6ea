import { figuresOf, filterUnits, industries, streets, types, units } from './fake-units.ts'

export interface Asked {
  readonly params: Record<string, string>
  readonly query: Record<string, string>
  readonly body: Record<string, unknown>
  readonly cookie: string
}
export interface Answered {
  readonly json: unknown
  readonly status?: number
  readonly headers?: Record<string, string>
}

const today = '2018-12-31'
const page = (items: unknown[], query: Record<string, string>) => {
  const [number, size] = [Number(query.page ?? 1), Number(query.pageSize ?? 50)]
  return { items: items.slice((number - 1) * size, number * size), total: items.length, page: number, pageSize: size }
}
const ref = (no: number, name: string, kind: string) => ({ no, name, kind })
const act = (id: number, kind: string, reason: string, day: string) => ({
  id,
  kind,
  reason,
  documentNo: `示社党〔2018〕${id}号`,
  documentOn: day,
  effectiveOn: day,
  recordedAt: `${day}T02:10:00.000Z`,
  recordedBy: '王敏',
  importId: null,
})
const rule = (key: string, source: string) => ({ key, version: '2018-01', source })
const receipt = (query: Record<string, string>) => ({
  definition: 'coverage.summary',
  rules: [
    rule('org.should-establish', '《中国共产党章程》第三十条'),
    rule('org.joint.max-units', '《中国共产党支部工作条例(试行)》第五条'),
    rule('liaison.per_uncovered_org', 'LH-17'),
  ],
  asOf: query.asOf ?? today,
  knownAt: '2026-11-22T08:30:00.000Z',
  scope: '示例区',
  filter: query,
  hash: '9f2c1d5e0b7a4c3386d2f1e0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0',
})
const signedOut: Answered = { status: 401, json: { code: 'not-signed-in', status: 401, params: {}, traceId: 'fake' } }
const abilities = [
  'unit.read',
  'unit.change',
  'unit.reveal',
  'post.read',
  'post.change',
  'coverage.read',
  'coverage.export',
  'coverage.diagnose',
  'coverage.target',
  'coverage.freeze',
  'register.import',
  'map.read',
  'map.change',
  'report.read',
  'access.list-accounts',
  'access.manage-accounts',
  'access.list-grants',
  'access.propose-grant',
  'access.decide-grant',
  'access.revoke-grant',
  'access.read-audit',
]

const me = {
  accountId: '00000000-0000-4000-8000-0000000000a1',
  loginName: 'wangmin',
  displayName: '王敏',
  mustChangePassword: false,
  passwordRules: { minLength: 12, minClasses: 3, maxAgeDays: 90, remembered: 5 },
  idleMinutes: 30,
}

export const streetName = (no: number | null) => streets.find((street) => street.no === no)?.name ?? null

function detail(no: number) {
  const unit = units.find((row) => row.no === no) ?? units[0]!
  const industry = industries.find((row) => row.no === unit.industryNo)
  const facts = {
    name: unit.name,
    status: unit.status,
    type: unit.type,
    registeredOn: unit.registeredOn,
    legalRep: '李文博',
    address: `${streetName(unit.streetNo)}滨河路 18 号`,
    serviceAddress: null,
    lon: null,
    lat: null,
    headcount: unit.headcount,
    fullMembers: unit.fullMembers,
    probationaryMembers: unit.probationaryMembers,
    floatingMembers: unit.floatingMembers,
    phone: '138****8000',
    remarks: null,
    district: ref(1, '示例区', 'district'),
    street: ref(unit.streetNo, streetName(unit.streetNo)!, 'street'),
    community: null,
    industry: industry ? ref(industry.no, industry.name, 'industry') : null,
    registrar: ref(3, '示例区民政局', 'public-body'),
    supervisor: null,
    level: null,
    form: null,
  }
  const connections = [
    {
      id: 'c1',
      type: 'located-in',
      line: 'area',
      direction: 'out',
      other: facts.street,
      fromOn: unit.registeredOn,
      untilOn: null,
      act: act(12, 'register', '登记台账导入', unit.registeredOn),
    },
    ...(unit.partyOrg
      ? [
          {
            id: 'c2',
            type: 'covered-by',
            line: 'party',
            direction: 'out',
            other: ref(unit.partyOrg.no, unit.partyOrg.name, 'party-org'),
            fromOn: '2017-06-01',
            untilOn: null,
            act: act(31, 'establish', '同意成立', '2017-06-01'),
          },
        ]
      : []),
  ]
  return {
    unit,
    facts,
    view: {
      no: unit.no,
      id: `u-${unit.no}`,
      kind: 'social_org',
      uscc: unit.uscc,
      certNo: null,
      divisionCode: null,
      revision: 3,
      asOf: today,
      facts,
      connections,
      can: { change: true, revealPhone: true },
    },
  }
}

export const answers: Record<string, (asked: Asked) => Answered> = {
  'GET /api/access/me': ({ cookie }) =>
    cookie.includes('fake=1')
      ? {
          json: {
            ...me,
            grants: [{ role: 'district-officer', nodeNo: 1, nodeName: '示例区' }],
            abilities,
          },
        }
      : signedOut,
  'POST /api/access/sign-in': ({ body }) =>
    body.password === 'wrong'
      ? { status: 401, json: { code: 'sign-in-refused', status: 401, params: {} } }
      : { json: { ...me, grants: [], abilities }, headers: { 'set-cookie': 'fake=1; Path=/; SameSite=Strict' } },
  'POST /api/access/sign-out': () => ({ json: {}, headers: { 'set-cookie': 'fake=; Path=/; Max-Age=0' } }),
  'GET /api/organisations/catalogue': () => ({
    json: {
      districts: [{ no: 1, code: null, name: '示例区', home: true, programme: 'lh' }],
      streets: streets.map((row) => ({ ...row, code: null, districtNo: 1 })),
      communities: [],
      industries: industries.map((row) => ({ ...row, districtNo: 1 })),
      types,
      kinds: [
        { code: 'social_org', zh: '社会组织', en: 'Social organisation', group: 'social' },
        { code: 'party-org', zh: '党组织', en: 'Party organisation', group: 'party' },
      ],
      edgeTypes: [
        { code: 'located-in', zh: '所在街道', en: 'Located in', line: 'area' },
        { code: 'covered-by', zh: '由…覆盖', en: 'Covered by', line: 'party' },
      ],
    },
  }),
  'GET /api/organisations/find': ({ query }) => ({
    json: {
      items: units
        .filter((unit) => unit.name.includes(query.q ?? '') || unit.uscc.includes(query.q ?? ''))
        .slice(0, 12)
        .map((unit) => ({
          no: unit.no,
          name: unit.name,
          kind: 'social_org',
          uscc: unit.uscc,
          street: streetName(unit.streetNo),
          status: unit.status,
        })),
    },
  }),
  'GET /api/organisations/units': ({ query }) => ({
    json: page(
      Array.from({ length: 300 }, (_, i) => ({
        no: 5000 + i,
        name: `中共${streets[i % 6]!.name.slice(0, 2)}${i % 5 === 0 ? '联合' : ''}第${i + 1}支部委员会`,
        kind: 'party-org',
        status: 'active',
        uscc: null,
        street: streets[i % 6]!.name,
        level: i % 40 === 0 ? 'general' : 'branch',
        form: i % 5 === 0 ? 'joint' : 'own',
        covers: i % 5 === 0 ? 3 : 1,
      })).filter((row) => (!query.form || row.form === query.form) && (!query.q || row.name.includes(query.q))),
      query,
    ),
  }),
  'GET /api/organisations/units/:no': ({ params }) => ({ json: detail(Number(params.no)).view }),
  'GET /api/organisations/units/:no/history': ({ params }) => {
    const { facts, view, unit } = detail(Number(params.no))
    return {
      json: {
        periods: [
          { ...facts, fromOn: '2018-03-01', untilOn: null, act: act(52, 'rename', '章程修改后更名', '2018-03-01') },
          {
            ...facts,
            name: `${facts.name}(原名)`,
            headcount: 6,
            fromOn: unit.registeredOn,
            untilOn: '2018-03-01',
            act: act(12, 'establish', '准予登记', unit.registeredOn),
          },
        ],
        connections: view.connections,
      },
    }
  },
  'GET /api/organisations/units/:no/visibility': () => ({
    json: {
      actions: [
        {
          action: 'unit.read',
          allowed: true,
          grants: [
            {
              role: 'district-officer',
              node: ref(1, '示例区', 'district'),
              path: [
                { edge: 'located-in', unit: ref(11, '明湖街道', 'street') },
                { edge: 'located-in', unit: ref(1, '示例区', 'district') },
              ],
            },
          ],
          missing: null,
        },
        { action: 'unit.change', allowed: false, grants: [], missing: 'registry-officer' },
      ],
    },
  }),
  'POST /api/organisations/units/:no/phone': () => ({ json: { phone: '13800138000' } }),
  'POST /api/organisations/units/:no/changes': ({ params }) => ({ json: { no: Number(params.no), revision: 4 } }),
  'GET /api/organisations/structure': () => ({
    json: {
      districtNo: 1,
      template: { code: '1+6+12+N', zh: '“1+6+12+N”社会组织党建工作体系', en: '1+6+12+N system', source: 'LH-05' },
      slots: [
        {
          code: 'core',
          zh: '核心',
          en: 'Core',
          line: 'core',
          fallback: false,
          occupants: [
            {
              unit: ref(5001, '示例区社会组织党委', 'party-org'),
              level: 'committee',
              hubOf: ref(1, '示例区', 'district'),
              units: 903,
              partyOrgs: 286,
            },
          ],
        },
        {
          code: 'area',
          zh: '块:街道社会组织促进会党组织',
          en: 'Area hubs',
          line: 'area',
          fallback: false,
          occupants: streets.map((row, i) => ({
            unit: ref(5010 + i, `${row.name}社会组织促进会党总支`, 'party-org'),
            level: 'general',
            hubOf: ref(row.no, row.name, 'street'),
            units: filterUnits({ streetNo: String(row.no) }).length,
            partyOrgs: 30 + i,
          })),
        },
        {
          code: 'industry',
          zh: '条:行业党组织',
          en: 'Industry hubs',
          line: 'industry',
          fallback: false,
          occupants: industries.map((row, i) => ({
            unit: ref(5030 + i, `${row.name}党委`, 'party-org'),
            level: i % 3 === 0 ? 'committee' : 'branch',
            hubOf: ref(row.no, row.name, 'industry'),
            units: filterUnits({ industryNo: String(row.no) }).length,
            partyOrgs: 12 + i,
          })),
        },
        {
          code: 'fallback',
          zh: '兜底:区民政局登记管理的社会组织党组织',
          en: 'Fallback',
          line: 'registry',
          fallback: true,
          occupants: [
            {
              unit: ref(5050, '示例区民政局社会组织联合党委', 'party-org'),
              level: 'committee',
              hubOf: null,
              units: filterUnits({ industryNo: 'none' }).length,
              partyOrgs: 9,
            },
          ],
        },
      ],
    },
  }),
  'GET /api/workforce/units/:no/posts': ({ params }) => ({
    json: {
      items: [
        {
          id: 'p1',
          role: 'instructor',
          person: { id: 'x', name: '陈岚' },
          unitNo: Number(params.no),
          senderName: '区委组织部',
          fromOn: '2018-04-01',
          untilOn: null,
          documentNo: '示组〔2018〕7号',
        },
        {
          id: 'p2',
          role: 'secretary',
          person: { id: 'y', name: '周怀远' },
          unitNo: Number(params.no),
          senderName: null,
          fromOn: '2017-06-01',
          untilOn: null,
          documentNo: null,
        },
      ],
      can: { change: true },
    },
  }),
  'GET /api/coverage/units': ({ query }) => {
    const list = filterUnits(query)
    const field = (query.sort ?? 'name') as 'name'
    const order = query.order === 'desc' ? -1 : 1
    return {
      json: page(
        [...list].sort((a, b) => String(a[field]).localeCompare(String(b[field]), 'zh', { numeric: true }) * order),
        query,
      ),
    }
  },
  'GET /api/coverage/summary': ({ query }) => ({
    json: {
      figures: figuresOf(filterUnits({ ...query, status: 'all' })),
      jointDetail: { bySize: { '2': 21, '3': 19, '4': 9, '5': 6, '6': 2, '8': 1 }, over5Units: 3, under3Members: 4 },
      floatingOnly: { threeOrMore: 5, underThree: 23 },
      helpers: { orgsWithInstructor: 276, orgsWithLiaison: 301, instructors: 44, load1to4: 9, load5to10: 33, load11up: 2 },
      receipt: receipt(query),
    },
  }),
  'GET /api/coverage/breakdown': ({ query }) => {
    const by = query.by
    const keys =
      by === 'industry'
        ? [...industries, { no: null, code: 'none', name: '行业不明' }]
        : by === 'type'
          ? types.map((row) => ({ no: null, code: row.code, name: row.zh }))
          : streets
    const field = by === 'industry' ? 'industryNo' : by === 'type' ? 'type' : 'streetNo'
    return {
      json: {
        groups: keys.map((key) => ({
          no: key.no,
          code: 'code' in key ? key.code : String(key.no),
          name: key.name,
          figures: figuresOf(
            filterUnits({
              ...query,
              status: 'all',
              [field]: by === 'type' ? (key as { code: string }).code : String(key.no ?? 'none'),
            }),
          ),
        })),
      },
    }
  },
  'GET /api/coverage/matrix': ({ query }) => {
    const columns = [...industries.map(({ no, name }) => ({ no: no as number | null, name })), { no: null, name: '行业不明' }]
    return {
      json: {
        rows: streets,
        columns,
        cells: streets.flatMap((row) =>
          columns.map((column) => {
            const figures = figuresOf(
              filterUnits({ ...query, streetNo: String(row.no), industryNo: String(column.no ?? 'none') }),
            )
            return {
              row: row.no,
              column: column.no,
              active: figures.active,
              orgCovered: figures.orgCoverage.num,
              workCovered: figures.workCoverage.num,
              shouldHave: figures.notBuilt.shouldHave,
            }
          }),
        ),
      },
    }
  },
  'GET /api/coverage/units/:no/verdict': ({ params }) => {
    const { unit } = detail(Number(params.no))
    return {
      json: {
        asOf: today,
        cell: unit.cell,
        workCovered: unit.workCovered,
        helpers: unit.helpers,
        notices: [],
        steps: [
          {
            rule: rule('org.should-establish', '《中国共产党章程》第三十条'),
            finding: unit.fullMembers >= 3 ? 'full-members-reached' : 'full-members-below',
            inputs: { fullMembers: unit.fullMembers, threshold: 3 },
            records: [{ kind: 'unit', id: String(unit.no), label: unit.name, fromOn: '2018-03-01', link: `/units/${unit.no}` }],
          },
          {
            rule: rule('liaison.per_uncovered_org', 'LH-17'),
            finding: 'work-covered',
            inputs: { helpers: unit.helpers.length },
            records: [{ kind: 'post', id: 'p1', label: '陈岚(党建指导员)', fromOn: '2018-04-01', link: null }],
          },
        ],
      },
    }
  },
  'GET /api/coverage/diagnoses': ({ query }) => ({
    json: page(
      units
        .filter((unit) => unit.cell === 'should-have' || unit.cell === 'few-members')
        .filter((unit) => !query.unitNo || unit.no === Number(query.unitNo))
        .slice(0, 37)
        .map((unit, i) => ({
          id: `00000000-0000-4000-8000-${String(unit.no).padStart(12, '0')}`,
          unit: { no: unit.no, name: unit.name },
          reason: ['unwilling', 'unable', 'impossible', 'dormant'][i % 4],
          note: null,
          remedy: '指导员上门宣讲,协助召开党员大会筹备支部',
          followUpOn: `2018-1${1 + (i % 2)}-15`,
          openedOn: '2018-09-10',
          closedOn: i % 7 === 0 ? '2018-11-30' : null,
          followUps: i % 3 === 0 ? [{ on: '2018-10-12', note: '已摸清党员 4 名,拟报批', by: '陈岚' }] : [],
        })),
      query,
    ),
  }),
  'GET /api/coverage/targets': () => ({
    json: {
      items: [
        {
          id: 't1',
          node: { no: 1, name: '示例区' },
          metric: 'workCoverage',
          percent: 100,
          dueOn: '2019-12-31',
          source: 'LH-18',
          now: figuresOf(units).workCoverage,
          missing: figuresOf(units).active - figuresOf(units).workCoverage.num,
        },
        {
          id: 't2',
          node: { no: 11, name: '明湖街道' },
          metric: 'headcount30',
          percent: 100,
          dueOn: '2019-06-30',
          source: null,
          now: { num: 0, den: 0, percent: null },
          missing: 0,
        },
      ],
    },
  }),
  'GET /api/coverage/returns': () => ({
    json: {
      items: [
        {
          id: 'r1',
          title: '2018 年第三季度“两个覆盖”统计',
          asOf: '2018-09-30',
          frozenAt: '2018-10-08T03:00:00.000Z',
          frozenBy: '王敏',
          figures: figuresOf(units.slice(0, 880)),
          living: figuresOf(units.slice(0, 884)),
          receipt: receipt({}),
        },
      ],
    },
  }),
  'GET /api/coverage/filters': () => ({
    json: { items: [{ id: '00000000-0000-4000-8000-000000000001', name: '应建未建', filter: { cell: 'should-have' } }] },
  }),
  'POST /api/coverage/filters': () => ({ json: { id: '00000000-0000-4000-8000-000000000002' } }),
  'GET /api/jobs': ({ query }) => ({
    json: page(
      [
        {
          id: '00000000-0000-4000-8000-00000000000a',
          name: 'register.apply',
          state: 'running',
          phase: 'writing',
          done: 420,
          total: 928,
          cancelAsked: false,
          result: null,
          problem: null,
          fileName: null,
          queuedAt: '2026-11-22T08:01:00.000Z',
          startedAt: '2026-11-22T08:01:01.000Z',
          finishedAt: null,
        },
        {
          id: '00000000-0000-4000-8000-00000000000b',
          name: 'coverage.export',
          state: 'done',
          phase: null,
          done: 928,
          total: 928,
          cancelAsked: false,
          result: null,
          problem: null,
          fileName: '社会组织.xlsx',
          queuedAt: '2026-11-22T07:01:00.000Z',
          startedAt: '2026-11-22T07:01:01.000Z',
          finishedAt: '2026-11-22T07:01:04.000Z',
        },
      ],
      query,
    ),
  }),

  'GET /api/access/accounts': ({ query }) => ({
    json: page(
      [
        {
          id: '00000000-0000-4000-8000-0000000000b1',
          loginName: 'liqing',
          displayName: '李青',
          disabledAt: null,
          lockedMinutes: 12,
          asleep: false,
          mustChange: false,
          demo: false,
          lastSignedInAt: '2026-11-21T01:20:00.000Z',
          createdAt: '2026-01-05T01:20:00.000Z',
          roles: [{ role: 'street_officer', nodeNo: 11 }],
          can: { disable: true, enable: false, unlock: true, reset: true, proposeGrant: true },
        },
        {
          id: '00000000-0000-4000-8000-0000000000b2',
          loginName: 'zhouhy',
          displayName: '周怀远',
          disabledAt: '2026-10-01T01:20:00.000Z',
          lockedMinutes: null,
          asleep: true,
          mustChange: true,
          demo: true,
          lastSignedInAt: null,
          createdAt: '2026-01-05T01:20:00.000Z',
          roles: [],
          can: { disable: false, enable: true, unlock: false, reset: true, proposeGrant: true },
        },
      ],
      query,
    ),
  }),
  'GET /api/access/grants': ({ query }) => ({
    json: page(
      [
        {
          id: '00000000-0000-4000-8000-0000000000c1',
          accountId: '00000000-0000-4000-8000-0000000000b1',
          displayName: '李青',
          role: 'street_officer',
          nodeNo: 11,
          line: 'area',
          fromOn: '2026-12-01',
          untilOn: null,
          reason: '接替街道经办',
          state: query.state ?? 'proposed',
          proposedBy: '系统管理员',
          proposedAt: '2026-11-21T01:20:00.000Z',
          decidedBy: null,
          decidedAt: null,
          genuine: true,
          can: { decide: query.state === 'proposed', revoke: query.state === 'approved' },
        },
      ],
      query,
    ),
  }),
  'GET /api/access/rights-matrix': () => ({
    json: {
      roles: [
        ['district_officer', '区级经办', 'District officer'],
        ['street_officer', '街道经办', 'Street officer'],
        ['registrar', '登记管理', 'Registrar'],
        ['instructor', '党建指导员', 'Instructor'],
        ['system_admin', '系统管理员', 'System administrator'],
        ['security_admin', '安全管理员', 'Security administrator'],
        ['audit_admin', '审计管理员', 'Audit administrator'],
      ].map(([code, zh, en]) => ({
        code,
        zh,
        en,
        kind: code!.endsWith('admin') ? 'platform' : 'business',
        standsAlone: code!.endsWith('admin'),
      })),
      rows: [
        ['unit.read', 'scope', ['district_officer', 'street_officer', 'registrar', 'instructor'], null],
        ['unit.change', 'scope', ['district_officer', 'registrar'], null],
        ['coverage.read', 'scope', ['district_officer', 'street_officer'], null],
        ['access.manage-accounts', 'platform', ['system_admin'], 'not-own-account'],
        ['access.decide-grant', 'platform', ['security_admin'], 'not-own-proposal'],
        ['access.read-audit', 'platform', ['audit_admin'], null],
      ].map(([action, reach, roles, constraint]) => ({ action, reach, roles, constraint, endpoints: [] })),
    },
  }),
  'GET /api/access/audit-entries': ({ query }) => ({
    json: page(
      Array.from({ length: 120 }, (_, i) => ({
        seq: 9120 - i,
        at: '2026-11-22T03:20:00.000Z',
        accountId: null,
        actor: 'person',
        actorName: '王敏',
        roles: ['district_officer'],
        scope: '1',
        purpose: i % 5 === 0 ? 'annual-statistics' : null,
        ip: '10.2.0.8',
        action: i % 3 === 0 ? 'coverage.exportUnits' : 'organisations.changeUnit',
        objectType: 'unit',
        objectId: String(1001 + i),
        fields: ['name'],
        result: i % 11 === 0 ? 'refused' : 'ok',
        traceId: 'x',
        detail: {},
      })),
      query,
    ),
  }),
  'GET /api/access/audit-verification': () => ({
    json: { ok: true, seals: 812, rows: 9120, unsealed: 3, anchors: 40, findings: [], milliseconds: 214 },
  }),
  'GET /api/access/purposes': () => ({
    json: [
      { code: 'annual-statistics', zh: '年度统计', en: 'Annual statistics' },
      { code: 'transfer', zh: '关系转接', en: 'Transfer' },
    ],
  }),
  'GET /api/access/my-read-log': ({ query }) => ({
    json: page(
      [
        {
          at: '2026-11-20T02:00:00.000Z',
          readerName: '李青',
          readerAccountId: null,
          class: 'C2',
          fields: ['phone'],
          purpose: 'annual-statistics',
          objectType: 'unit',
          objectId: '1001',
          unitNo: 1001,
        },
      ],
      query,
    ),
  }),
  'GET /api/reports/figures': () => ({
    json: {
      programmes: [
        {
          code: 'longhua',
          zh: '“1+6+12+N”社会组织党建工作体系',
          en: '1+6+12+N system',
          district: { no: 1, name: '示例区' },
          figures: ['LH-F06', 'LH-F11', 'LH-F12'].map((id, i) => ({
            id,
            zh: ['登记社会组织', '街道枢纽党组织', '行业党组织'][i],
            en: ['Registered social organisations', 'Street hubs', 'Industry hubs'][i],
            value: [928, 6, 12][i],
            unit: ['organisations', 'structure-members', 'structure-members'][i],
            records: [928, 6, 12][i],
            list: ['/units?status=registered', '/structure?slot=area', '/structure?slot=industry'][i],
            receipt: { ...receipt({}), indicator: id, params: {}, rule: null },
          })),
        },
      ],
    },
  }),
}
