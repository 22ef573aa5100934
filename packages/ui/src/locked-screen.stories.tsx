import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { LockedScreen } from './locked-screen.tsx'
import { MINUTE, NOW, REFERENCE, SECOND, SERVICE } from './testing/fixtures.ts'

const meta = {
  title: 'Second factor/Locked',
  component: LockedScreen,
  parameters: { framed: true },
  args: { until: NOW + 15 * MINUTE, reference: REFERENCE, onTryAgain: fn() },
} satisfies Meta<typeof LockedScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Locked: Story = {
  play: async ({ canvas }) => {
    await expect(document.title).toBe('Error: Too many wrong codes – CJSM')
    await expect(canvas.getByText('You can try again in 15 minutes.')).toHaveRole('timer')
    await expect(canvas.getAllByRole('link', { name: SERVICE.helpdesk.email })).toHaveLength(1)
  },
}
export const WithRecoveryCodes: Story = {
  args: { recovery: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('After that, you can also use one of your recovery codes.')).toBeVisible()
  },
}
export const WithRecoveryCodesInWelsh: Story = { args: { recovery: true }, globals: { locale: 'cy' } }
export const LastSeconds: Story = { args: { until: NOW + 9 * SECOND } }
export const Over: Story = {
  args: { until: NOW },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(args.onTryAgain).toHaveBeenCalledOnce()
  },
}
export const UntilReset: Story = {
  args: { until: null, reference: REFERENCE, recovery: true },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull()
    await expect(canvas.queryByText(/recovery code/)).toBeNull()
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
  },
}
