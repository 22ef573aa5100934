import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect } from 'storybook/test'
import { type Done, DoneNotice } from './done-notice.tsx'

const meta = {
  title: 'Parts/What was changed',
  component: DoneNotice,
  args: { done: null },
  render: function Changing({ done }) {
    const [shown, setShown] = useState<Done | null>(null)
    return (
      <>
        <DoneNotice done={shown} />
        <button type="button" onClick={() => setShown(done)}>
          Change it
        </button>
      </>
    )
  },
} satisfies Meta<typeof DoneNotice>

export default meta
type Story = StoryObj<typeof meta>

/** The button that was pressed is gone. */
export const DoneHere: Story = {
  args: { done: { kind: 'app-removed' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change it' }))
    await expect(canvas.getByRole('region')).toHaveFocus()
  },
}
/** The heading of this page has the focus already. */
export const DoneOnAnotherPage: Story = {
  args: { done: { kind: 'changed-to-app' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change it' }))
    await expect(canvas.getByRole('region')).toBeVisible()
    await expect(canvas.getByRole('region')).not.toHaveFocus()
  },
}
/** Nobody is signed out by it. */
export const Enrolled: Story = {
  args: { done: { kind: 'enrolled' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change it' }))
    await expect(canvas.getByRole('region').children).toHaveLength(1)
  },
}
