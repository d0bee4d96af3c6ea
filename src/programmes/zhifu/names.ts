import type { Seeded } from '../seeded.ts'
import type { StoryDivisions } from '../story.ts'

/**
 * Every name below the district is invented. Streets and communities carry 示例 so that nobody takes them for real ones; the case
 * gives only their number (ZF-35), and their codes lie where no real code of the district does.
 */
const streetNames = ['帆影', '听潮', '汐岸', '鸥汀', '石帆', '望屿', '澜桥', '渔灯', '榆港', '沙汀', '松涛', '云梯']
const communityFirst = '樟棠榆槐枫柏桐梧桂榕柳杉桦栎楠'
const communitySecond = '湾坪塘坞岭桥渡亭园里'

const districtCode = '370602'
const smallStreets = 6

/** Twelve streets with 12 or 13 communities each, 150 in all. */
export function inventDivisions(): StoryDivisions {
  let next = 0
  const streets = streetNames.map((name, index) => {
    const code = `${districtCode}9${String(index + 1).padStart(2, '0')}`
    const communities = Array.from({ length: index < smallStreets ? 12 : 13 }, (_, place) => {
      const number = next++
      const word = communityFirst[number % communityFirst.length]! + communitySecond[Math.floor(number / communityFirst.length)]!
      return { code: `${code}${String(place + 1).padStart(3, '0')}`, name: `示例${word}社区` }
    })
    return { code, name: `示例${name}街道`, communities }
  })
  return { code: districtCode, name: '芝罘区', city: '烟台市', streets }
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const given = '澄岚屿砚栩汐翎珺葭蘅荞聿沅菡屹笙朔棹泓璟'

export function inventPerson(numbers: Seeded): string {
  return numbers.pick([...surnames]) + numbers.pick([...given]) + numbers.pick([...given])
}

const brandFirst = '澄岚屿砚汐翎葭蘅荞沅菡笙朔棹泓璟栩翊霁筠'
const brandSecond = '帆舟桥灯树岸林禾光路泉石桐星溪木桨雁鹿塔'

/** Two characters of a name; the n-th is always the same and none comes twice within four hundred. */
function brand(n: number): string {
  const first = n % brandFirst.length
  const second = (Math.floor(n / brandFirst.length) + 7 * first) % brandSecond.length
  return brandFirst[first]! + brandSecond[second]! + (n >= brandFirst.length * brandSecond.length ? '新' : '')
}

const endings: Readonly<Record<string, readonly string[]>> = {
  教育培训: ['培训学校', '幼儿园', '艺术学校'],
  社会工作: ['社会工作服务中心', '社区服务中心'],
  人力资源: ['人力资源服务协会'],
  体育: ['健身协会', '太极拳协会', '乒乓球俱乐部'],
  文化艺术: ['书画院', '艺术团', '文化促进会'],
  科技: ['科普服务中心', '创新促进会'],
  卫生健康: ['健康服务中心', '中医门诊协会'],
  商会: ['商会'],
  行业协会: ['餐饮行业协会', '物流行业协会', '家政行业协会'],
  物业: ['物业管理协会'],
  养老助残: ['养老服务中心', '助残服务中心'],
  公益慈善: ['志愿服务中心', '公益服务中心', '慈善促进会'],
}

/** Associations are 51, service institutions 52, foundations 53 (GB 32100). */
export function inventOrganisation(n: number, industry: string, numbers: Seeded): { name: string; type: string } {
  const ending = numbers.pick(endings[industry]!)
  const type = /(?:协会|促进会|商会|艺术团)$/.test(ending) ? '51' : '52'
  return { name: `芝罘区（示例）${brand(n)}${ending}`, type }
}
