import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { NoPhone } from './no-phone.tsx'

const meta = { title: 'Parts/No phone', component: NoPhone, args: {} } satisfies Meta<typeof NoPhone>

export default meta
type Story = StoryObj<typeof meta>

export const Opened: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText('No phone, or no phones allowed where you work?'))
    await expect(canvas.getByText('KeePassXC')).toBeVisible()
  },
}
