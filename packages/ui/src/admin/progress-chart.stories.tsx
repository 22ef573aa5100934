import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { DAY, PROGRESS } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { ProgressChart } from './progress-chart.tsx'

const meta = { title: 'Parts/Progress chart', component: ProgressChart, args: { progress: PROGRESS } } satisfies Meta<typeof ProgressChart>

export default meta
type Story = StoryObj<typeof meta>

export const WithTheDayOfEnforcement: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: /^From 15 October 2026 to 16 November 2026 .* grew to 353\./ })).toBeVisible()
    await expect(canvas.getByText('Asked of everybody from 14 December 2026')).toBeVisible()
  },
}
/** With no day to come it ends today. */
export const UntilToday: Story = {
  args: { progress: { ...PROGRESS, enforceAt: null, days: [...PROGRESS.days, { day: NOW - (NOW % DAY), app: 290, email: 74 }] } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('24 November 2026')).toBeVisible()
    await expect(canvas.queryByText('25 November 2026')).not.toBeInTheDocument()
  },
}
/** One date is enough where it begins and ends today. */
export const OneDay: Story = {
  args: { progress: { ...PROGRESS, enforceAt: null, days: [{ day: NOW - (NOW % DAY), app: 290, email: 74 }] } },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText('24 November 2026')).toHaveLength(1)
  },
}
/** The day has come long ago: all labels stand within the chart and apart from each other, however narrow it is. */
export const TheDayHasCome: Story = {
  args: { progress: { ...PROGRESS, enforceAt: NOW - 36 * DAY } },
  render: (args) => (
    <div style={{ width: 300 }}>
      <ProgressChart {...args} />
    </div>
  ),
  play: async ({ canvas }) => {
    const chart = canvas.getByRole('img').getBoundingClientRect()
    const texts = ['Asked of everybody from 19 October 2026', '480 people', '15 October 2026', '24 November 2026']
    const boxes = texts.map((text) => canvas.getByText(text).getBoundingClientRect())
    for (const [place, box] of boxes.entries()) {
      await expect(box.left >= chart.left && box.right <= chart.right).toBe(true)
      for (const other of boxes.slice(place + 1))
        await expect(box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top).toBe(true)
    }
  },
}
export const TheDayInWelsh: Story = {
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Gofynnir i bawb o 14 Rhagfyr 2026 ymlaen')).toBeVisible()
  },
}
