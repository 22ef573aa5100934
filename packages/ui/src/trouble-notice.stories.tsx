import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { TroubleNotice } from './trouble-notice.tsx'

const meta = { title: 'Parts/Trouble notice', component: TroubleNotice, args: { trouble: { kind: 'offline' } } } satisfies Meta<
  typeof TroubleNotice
>

export default meta
type Story = StoryObj<typeof meta>

export const Offline: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus()
  },
}
/** It takes the place of the news that it was offline, and takes the focus from nobody. */
export const OnlineAgain: Story = {
  play: async ({ canvas }) => {
    canvas.getByRole('region', { name: 'You are offline' }).blur()
    window.dispatchEvent(new Event('online'))
    await waitFor(() => expect(canvas.getByRole('region', { name: 'You are online again' })).toBeVisible())
    await expect(canvas.getByRole('status')).toHaveTextContent('What you entered is still here. Try again now.')
    await expect(canvas.getByRole('region', { name: 'You are online again' })).not.toHaveFocus()
  },
}
export const None: Story = { args: { trouble: null } }
