import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect } from 'storybook/test'
import { type Done, DoneNotice } from './done-notice.tsx'

const meta = {
  title: 'Account/What was done',
  component: DoneNotice,
  args: { done: { kind: 'app-added' } },
} satisfies Meta<typeof DoneNotice>

export default meta
type Story = StoryObj<typeof meta>

/** Shown once a button is pressed, as on the page on which something is done. */
const later: NonNullable<Story['render']> = function Later({ done }) {
  const [shown, setShown] = useState<Done | null>(null)
  return (
    <>
      <DoneNotice done={shown} />
      <button type="button" onClick={() => setShown(done)}>
        Do it
      </button>
    </>
  )
}

/** The button that was pressed is gone, so the news takes the focus. */
export const DoneHere: Story = {
  args: { done: { kind: 'app-removed' } },
  render: later,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Do it' }))
    await expect(canvas.getByRole('region')).toHaveFocus()
  },
}
/** The heading of this page has the focus already. */
export const DoneOnAnotherPage: Story = {
  args: { done: { kind: 'changed-to-app' } },
  render: later,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Do it' }))
    await expect(canvas.getByRole('region')).toBeVisible()
    await expect(canvas.getByRole('region')).not.toHaveFocus()
  },
}
export const AppReplaced: Story = {
  args: { done: { kind: 'app-replaced' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Other browsers that were signed in have been signed out.')).toBeVisible()
  },
}
export const AppAdded: Story = {}
export const AppRemoved: Story = { args: { done: { kind: 'app-removed' } } }
export const ChangedToEmail: Story = { args: { done: { kind: 'changed-to-email' } } }
export const ChangedToApp: Story = { args: { done: { kind: 'changed-to-app' } } }
export const EnrolledAlready: Story = { args: { done: { kind: 'enrolled' } } }
export const AppReplacedInWelsh: Story = { args: { done: { kind: 'app-replaced' } }, globals: { locale: 'cy' } }
export const LastOneStays: Story = {
  args: { done: { kind: 'last-one' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'That app is your only one, so it stays. Add another one first.' })).toBeVisible()
    await expect(canvas.queryByText(/have been signed out/)).toBeNull()
  },
}
export const NoRoomForOneMoreInWelsh: Story = { args: { done: { kind: 'too-many' } }, globals: { locale: 'cy' } }
