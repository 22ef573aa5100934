import type { Meta, StoryObj } from '@storybook/react-vite'
import { createRef } from 'react'
import { expect, fn } from 'storybook/test'
import { ProofByCode } from './proof-by-code.tsx'
import { MINUTE, NOW } from './testing/fixtures.ts'

const meta = {
  title: 'Account/Show that it is you, by code',
  component: ProofByCode,
  parameters: { framed: true },
  args: {
    username: 'sam.okafor',
    lead: 'You are about to change how you sign in, so we check again who you are.',
    password: 'quiet tides',
    passwordRefusal: null,
    source: { method: 'totp', tags: ['9Q'] },
    verdict: null,
    busy: false,
    trouble: null,
    instead: null,
    fieldRef: createRef(),
    recoveryWay: null,
    otherWay: null,
    onPassword: fn(),
    onCode: fn(),
    onBack: fn(),
  },
} satisfies Meta<typeof ProofByCode>

export default meta
type Story = StoryObj<typeof meta>

export const Submits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123-456{Enter}')
    await expect(args.onCode).toHaveBeenCalledWith('123456')
  },
}

export const SecretInsteadOfACode: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP{Enter}')
    await expect(canvas.getByRole('link', { name: 'That is the MFA secret, not a code' })).toBeVisible()
    await expect(args.onCode).not.toHaveBeenCalled()
  },
}

/** The person has changed to email codes elsewhere: what the server says is about these. */
export const ChangedToEmailMeanwhile: Story = {
  args: {
    verdict: { kind: 'superseded', number: 1, sentAt: NOW - 5 * MINUTE, newest: { number: 2, sentAt: NOW - MINUTE }, attemptsLeft: 4 },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveTextContent('You have 4 attempts left.')
  },
}
export const ChangedToEmailMeanwhileInWelsh: Story = { args: ChangedToEmailMeanwhile.args ?? {}, globals: { locale: 'cy' } }
