import type { Meta, StoryObj } from '@storybook/react-vite'
import { createRef } from 'react'
import { expect, fn } from 'storybook/test'
import { ProofByRecoveryCode } from './proof-by-recovery-code.tsx'

const meta = {
  title: 'Account/Show that it is you, by recovery code',
  component: ProofByRecoveryCode,
  parameters: { framed: true },
  args: {
    username: 'sam.okafor',
    lead: 'You are about to change how you sign in, so we check again who you are.',
    password: 'quiet tides',
    passwordRefusal: null,
    verdict: null,
    busy: false,
    trouble: null,
    instead: null,
    fieldRef: createRef(),
    codeWay: 'Use your usual code instead',
    otherWay: null,
    onPassword: fn(),
    onCode: fn(),
    onBack: fn(),
  },
} satisfies Meta<typeof ProofByRecoveryCode>

export default meta
type Story = StoryObj<typeof meta>

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Recovery code'), 'k7qm 3xda 9wte 0hbv{Enter}')
    await expect(args.onCode).toHaveBeenCalledWith('K7QM3XDA9WTE0HBV')
  },
}

export const AlreadyUsed: Story = { args: { verdict: { kind: 'already-used' } } }

export const NoneAnyMore: Story = {
  args: { verdict: { kind: 'nothing-to-confirm', reason: 'none' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/choose “Use your usual code instead”\. If you can’t get one, ring the helpdesk\./)).toBeVisible()
  },
}
