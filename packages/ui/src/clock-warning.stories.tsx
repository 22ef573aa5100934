import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { ClockWarning } from './clock-warning.tsx'

const meta = { title: 'Parts/Clock warning', component: ClockWarning, args: { device: 'phone' } } satisfies Meta<typeof ClockWarning>

export default meta
type Story = StoryObj<typeof meta>

export const PhoneIsSlow: Story = {
  parameters: { secondsAhead: () => -240 },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent(/about 4 minutes slow.*Turn on automatic date and time/)
  },
}
export const ComputerIsFast: Story = { args: { device: 'desktop' }, parameters: { secondsAhead: () => 95 } }
export const NearEnough: Story = {
  parameters: { secondsAhead: () => 30 },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
  },
}
