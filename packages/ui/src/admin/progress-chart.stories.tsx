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
