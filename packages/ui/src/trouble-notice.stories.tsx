import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { TroubleNotice } from './trouble-notice.tsx'

const meta = { title: 'Parts/Trouble notice', component: TroubleNotice, args: { trouble: { kind: 'offline' } } } satisfies Meta<
  typeof TroubleNotice
>

export default meta
type Story = StoryObj<typeof meta>

export const Offline: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus()
  },
}
export const None: Story = { args: { trouble: null } }
