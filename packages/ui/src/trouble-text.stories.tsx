import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { TroubleText } from './trouble-text.tsx'

const meta = { title: 'Parts/Trouble text', component: TroubleText, args: { trouble: { kind: 'offline' } } } satisfies Meta<
  typeof TroubleText
>

export default meta
type Story = StoryObj<typeof meta>

export const Offline: Story = {}
export const Unanswered: Story = { args: { trouble: { kind: 'unanswered' } } }
export const Server: Story = {
  args: { trouble: { kind: 'server', reference: '7KQM-3XDA' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('7KQM-3XDA')).toHaveAttribute('translate', 'no')
  },
}
export const FilesBusy: Story = { args: { trouble: { kind: 'files-busy' } } }
export const Busy: Story = { args: { trouble: { kind: 'busy', tryAgainAt: null } } }
export const TooFast: Story = { args: { trouble: { kind: 'too-fast', tryAgainAt: null } } }
