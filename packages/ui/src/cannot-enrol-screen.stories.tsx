import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { CannotEnrolScreen } from './cannot-enrol-screen.tsx'
import { ADDRESS, REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Enrol/Can’t set up MFA',
  component: CannotEnrolScreen,
  parameters: { framed: true },
  args: { reference: REFERENCE, trouble: null, email: { offered: true, address: ADDRESS }, onUseEmail: fn(), onBack: fn() },
} satisfies Meta<typeof CannotEnrolScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(document.title).toBe('If you can’t set up multi-factor authentication (MFA) – CJSM')
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Use email MFA instead' }))
    await expect(args.onUseEmail).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
  },
}
export const EmailNotAllowed: Story = {
  args: { email: { offered: false, reason: 'organisation-policy' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Use email MFA instead' })).toBeNull()
    await expect(canvas.getByText(/codes by email are not available to you/)).toBeVisible()
  },
}
export const EmailNotKnownYet: Story = { args: { email: null } }
export const InWelsh: Story = { globals: { locale: 'cy' } }
export const NoReferenceYet: Story = { args: { reference: null } }
export const Offline: Story = { args: { reference: null, trouble: { kind: 'offline' } } }
