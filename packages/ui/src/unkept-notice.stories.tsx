import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { UnkeptNotice } from './unkept-notice.tsx'

const meta = { title: 'Parts/Passwords not kept, signed out', component: UnkeptNotice } satisfies Meta<typeof UnkeptNotice>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'The one-time passwords are still in this tab' })).toHaveTextContent(
      /can sign in again here/,
    )
  },
}
