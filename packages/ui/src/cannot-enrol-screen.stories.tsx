import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { CannotEnrolScreen } from './cannot-enrol-screen.tsx'
import { REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Enrol/Can’t set up MFA',
  component: CannotEnrolScreen,
  parameters: { framed: true },
  args: { reference: REFERENCE, trouble: null, onBack: fn() },
} satisfies Meta<typeof CannotEnrolScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(document.title).toBe('If you can’t set up multi-factor authentication (MFA) – CJSM')
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
  },
}
export const NoReferenceYet: Story = { args: { reference: null } }
export const Offline: Story = { args: { reference: null, trouble: { kind: 'offline' } } }
