import { byKey, monthly, type StoryElections } from '../story.ts'

/**
 * Terms of the hubs of streets and industries by the story's own keys, and the last election of one of them. They end one after the other,
 * a month apart, so that on any day some are running, some end soon and some are over. Persons and documents are invented.
 */
export function longhuaElections(hubs: readonly string[]): StoryElections {
  const recorded = hubs.filter((key) => key !== elected && key !== 'industry 物业')
  return {
    terms: recorded.map((key, index) => ({
      unit: byKey(key),
      fromOn: monthly('2023-08-15', index),
      documentNo: `示例〔2023〕${20 + index}号`,
    })),
    held: [
      {
        unit: byKey(elected),
        openedOn: '2025-08-25',
        heldOn: '2025-09-20',
        approvedOn: '2025-09-28',
        documentNo: '示例〔2025〕31号',
        members: 9,
        scrutineers: ['何静', '罗俊'],
        contests: [
          {
            office: 'committee',
            seats: 3,
            candidates: [
              { name: '宋敏', votes: 9 },
              { name: '冯凯', votes: 8 },
              { name: '董雪', votes: 6 },
              { name: '潘亮', votes: 4 },
            ],
          },
          { office: 'secretary', seats: 1, candidates: [{ name: '宋敏', votes: 3 }] },
        ],
      },
    ],
  }
}

const elected = 'industry 教育培训'
