import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { line } from '../testing/admin-fixtures.ts'
import { StandingTags } from './standing-tags.tsx'

const meta = { title: 'Parts/Standing', component: StandingTags, args: { person: line() } } satisfies Meta<typeof StandingTags>

export default meta
type Story = StoryObj<typeof meta>

export const NothingOutOfTheOrdinary: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/Member|Locked|Suspended/)).not.toBeInTheDocument()
  },
}
export const Everything: Story = { args: { person: line({ role: 'helpdesk', suspended: true, locked: true, bounced: true }) } }
