import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ReactNode, useState } from 'react'
import { expect, fn, within } from 'storybook/test'
import { GetAnAppScreen } from './get-an-app-screen.tsx'
import { PageFrame } from './page-frame.tsx'
import { SignedOutScreen } from './signed-out-screen.tsx'
import { PERSON } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Page frame',
  component: PageFrame,
  args: { children: <GetAnApp onContinue={fn()} /> },
} satisfies Meta<typeof PageFrame>

export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {
  play: async ({ canvas }) => {
    await expect(document.documentElement).toHaveAttribute('lang', 'en')
    await expect(canvas.getByRole('link', { name: 'Skip to main content' })).toHaveAttribute('href', '#main')
    await expect(canvas.getByRole('contentinfo')).toHaveTextContent('0207 604 5598')
  },
}

export const WithSignOut: Story = {
  args: { onSignOut: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(args.onSignOut).toHaveBeenCalledOnce()
  },
}

export const SaysWhoIsSignedIn: Story = {
  args: { onSignOut: fn(), personName: PERSON.name },
  play: async ({ canvas }) => {
    await expect(within(canvas.getByRole('banner')).getByText('Sam Okafor')).toBeVisible()
  },
}

/** WCAG 1.3.2: each stands to the right of the one before it, or below. */
export const ReadsInTheOrderOfTheScreen: Story = {
  args: { onSignOut: fn(), personName: PERSON.name },
  play: async ({ canvas }) => {
    const header = within(canvas.getByRole('banner'))
    const read = [header.getByText('CJSM'), header.getByText(PERSON.name), ...header.getAllByRole('button')]
    const boxes = read.map((each) => each.getBoundingClientRect())
    for (const [index, box] of boxes.slice(1).entries()) {
      const before = boxes[index] as DOMRect
      await expect(box.left >= before.right || box.top >= before.bottom).toBe(true)
      await expect(read[index]?.compareDocumentPosition(read[index + 1] as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    }
  },
}

/** Sign out stays within reach. */
export const LongName: Story = {
  args: { onSignOut: fn(), personName: 'Wilhelmina Featherstonehaugh-Cholmondeley of the Northern Circuit' },
  play: async ({ canvas }) => {
    const header = canvas.getByRole('banner')
    await expect(header.scrollWidth).toBeLessThanOrEqual(header.clientWidth)
    await expect(canvas.getByRole('button', { name: 'Sign out' }).getBoundingClientRect().right).toBeLessThanOrEqual(window.innerWidth)
  },
}

export const MovesFocusToTheHeadingOnAStep: Story = {
  render: function TwoSteps() {
    const [second, setSecond] = useState(false)
    return (
      <PageFrame>
        {second ? <SignedOutScreen reason="signed-out" entry={null} signInHref="/" /> : <GetAnApp onContinue={() => setSecond(true)} />}
      </PageFrame>
    )
  },
  play: async ({ canvas, userEvent }) => {
    await expect(document.activeElement).toBe(document.body)
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(canvas.getByRole('heading', { level: 1 })).toHaveFocus()
    await expect(document.title).toBe('You have signed out – CJSM')
  },
}
export const OrganisationsOwnHelp: Story = {
  args: { organisation: { name: 'Harbour Chambers', helpdesk: 'IT Service Desk, extension 4100' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('contentinfo')).toHaveTextContent('Harbour ChambersIT Service Desk, extension 4100')
  },
}

function GetAnApp({ onContinue }: { readonly onContinue: () => void }): ReactNode {
  return (
    <GetAnAppScreen
      person={PERSON}
      device="desktop"
      pendingTag={null}
      approvedApp={null}
      onContinue={onContinue}
      onEnterCode={fn()}
      onSignOut={fn()}
      trouble={null}
    />
  )
}
