import { fileURLToPath } from 'node:url'

/**
 * What the office and the phone need before they can show anything, in a few files instead of a hundred small ones: over HTTP/1.1 a browser asks
 * for six at a time. What both need is one file, what only one of them needs another; what pages load later splits by itself.
 * The entry modules stay out: an entry caught by a group is not run.
 */
export function firstLoad(web) {
  const office = entry('index.html', 'main.tsx')
  const phone = entry('phone.html', 'phone/main.tsx')
  const groups = new Map()

  return [
    // Words are loaded with their language; what they lean on is in the first file, lest they bring the office to the phone.
    { name: 'both', test: /src\/web\/phrases\/(branches|kit-locale)/, priority: 3 },
    ...['both', 'small', 'phone', 'office'].map((name, at) => ({
      name: (id, bundle) => (groupOf(id, bundle) === name ? name : null),
      debugName: name,
      tags: ['$initial'],
      priority: 2 - at / 10,
    })),
    { name: 'icons', test: /@ant-design.icons/, minShareCount: 2 },
  ]

  /** `small` is what of the modules the phone shows at once: pages of the office may want it without the phone's own pages. */
  function groupOf(id, bundle) {
    if (office.own.has(id) || phone.own.has(id)) return null
    const [inOffice, inPhone] = [office, phone].map(({ root }) => reachedFrom(root, bundle).has(id))
    if (inOffice) return inPhone ? 'both' : 'office'
    return inPhone ? (id.includes('/web/phone/') ? 'phone' : 'small') : null
  }

  function reachedFrom(root, bundle) {
    const known = groups.get(root)
    if (known) return known
    const reached = new Set()
    for (const todo = [root]; todo.length > 0;) {
      const id = todo.pop()
      if (reached.has(id)) continue
      reached.add(id)
      todo.push(...(bundle.getModuleInfo(id)?.importedIds ?? []))
    }
    groups.set(root, reached)
    return reached
  }

  function entry(page, script) {
    const [root, main] = [page, script].map((name) => fileURLToPath(new URL(name, web)))
    return { root, own: new Set([root, main]) }
  }
}
