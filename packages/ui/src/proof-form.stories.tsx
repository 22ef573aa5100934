import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ProofForm } from './proof-form.tsx'
import { RecoveryCodeField } from './recovery-code-field.tsx'
import { MINUTE, NOW } from './testing/fixtures.ts'

const entry = { typed: '', type: fn(), shown: null, submit: fn() }

const meta = {
  title: 'Account/Show that it is you, the form',
  component: ProofForm,
  parameters: { framed: true },
  args: {
    username: 'sam.okafor',
    lead: 'You are about to change how you sign in, so we check again who you are.',
    password: 'quiet tides',
    passwordRefusal: null,
    entry,
    refusal: null,
    fieldId: 'recovery-code',
    field: (error) => <RecoveryCodeField typed="" onType={fn()} {...error} />,
    busy: false,
    trouble: null,
    instead: null,
    otherWay: null,
    onPassword: fn(),
    onBack: fn(),
  },
} satisfies Meta<typeof ProofForm>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(entry.submit).toHaveBeenCalledWith(undefined)
  },
}

/** What stands beside the password is looked at too, and held back. */
export const NoPassword: Story = {
  args: { password: '' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(canvas.getByRole('link', { name: 'Enter your password' })).toBeVisible()
    await expect(entry.submit).toHaveBeenCalledWith('refused')
  },
}

export const Throttled: Story = { args: { passwordRefusal: { kind: 'throttled', until: NOW + MINUTE } } }
export const ThrottledInWelsh: Story = { ...Throttled, globals: { locale: 'cy' } }
