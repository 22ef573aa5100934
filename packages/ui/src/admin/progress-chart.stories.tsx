import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { PROGRESS } from '../testing/admin-fixtures.ts'
import { ProgressChart } from './progress-chart.tsx'

const meta = { title: 'Parts/Progress chart', component: ProgressChart, args: { progress: PROGRESS } } satisfies Meta<typeof ProgressChart>

export default meta
type Story = StoryObj<typeof meta>

export const WithTheDayOfEnforcement: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: /^From 15 October 2026 to 16 November 2026 .* grew to 353\./ })).toBeVisible()
  },
}
export const OneDay: Story = { args: { progress: { ...PROGRESS, enforceAt: null, days: PROGRESS.days.slice(-1) } } }
