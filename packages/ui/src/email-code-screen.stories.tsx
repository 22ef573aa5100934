import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import type { EmailCodeProps } from './email-code-props.ts'
import { EmailCodeScreen } from './email-code-screen.tsx'
import { MINUTE, NOW } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Email code screen',
  component: EmailCodeScreen,
  args: {
    screen: 'email',
    title: 'Get your code by email',
    lead: 'We send a code.',
    whole: true,
    after: null,
    bouncedText: 'It will not arrive.',
    address: 'sam@example.org',
    newest: null,
    sentHere: null,
    refusal: null,
    delivery: [],
    verdict: null,
    trouble: null,
    sending: false,
    busy: false,
    onSend: fn(),
    onSubmit: fn(),
    onTryAgain: fn(),
  },
} satisfies Meta<typeof EmailCodeScreen>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {}

const SENT = { number: 1, sentAt: NOW - 2 * MINUTE, expiresAt: NOW + 13 * MINUTE, resendAt: NOW - MINUTE }

function SentSomewhere(props: ComponentProps<typeof EmailCodeScreen>): ReactNode {
  const [sent, setSent] = useState<Pick<EmailCodeProps, 'newest' | 'sentHere'>>({ newest: SENT, sentHere: null })
  return (
    <>
      <EmailCodeScreen {...props} {...sent} onSend={() => setSent({ newest: { ...SENT, number: 2 }, sentHere: 2 })} />
      <button type="button" onPointerEnter={() => setSent({ newest: { ...SENT, number: 3 }, sentHere: null })}>
        Another tab sends
      </button>
    </>
  )
}

/** The focus goes to what was sent from here. */
export const SentHere: Story = {
  render: (args) => <SentSomewhere {...args} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send another code' }))
    await waitFor(() => expect(canvas.getByText(/^Email 2, sent/)).toHaveFocus())
  },
}

/** Nothing moves under the hands of somebody who types. */
export const SentByAnotherTab: Story = {
  render: (args) => <SentSomewhere {...args} />,
  play: async ({ canvas, userEvent }) => {
    const field = canvas.getByLabelText('6-digit code')
    await userEvent.type(field, '123')
    await userEvent.hover(canvas.getByRole('button', { name: 'Another tab sends' }))
    await expect(canvas.getByText(/^Email 3, sent/)).toBeVisible()
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus()
    await expect(canvas.getByLabelText('6-digit code')).toHaveValue('123')
  },
}
