import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { PERSON } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { EventList } from './event-list.tsx'

const meta = { title: 'Parts/What happened', component: EventList, args: { events: PERSON.events } } satisfies Meta<typeof EventList>

export default meta
type Story = StoryObj<typeof meta>

export const Several: Story = {}
export const Nothing: Story = { args: { events: [] } }
/** What was refused, or failed, never reads as if it had been done. */
export const RefusedAndFailed: Story = {
  args: {
    events: [
      { at: NOW, kind: 'send-notice', outcome: 'failed', reference: null },
      { at: NOW, kind: 'add-app', outcome: 'too-many', reference: null },
      { at: NOW, kind: 'remove-app', outcome: 'last-one', reference: null },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Notice by email: could not be sent')).toBeVisible()
    await expect(canvas.getByText('Added an authenticator app: there were too many already')).toBeVisible()
    await expect(canvas.getByText('Removed an authenticator app: it was the only one')).toBeVisible()
  },
}
/** Something newer than these pages is told by its own names, not left out. */
export const Unknown: Story = {
  args: {
    events: [
      { at: NOW, kind: 'something-new', outcome: 'done', reference: null },
      { at: NOW, kind: 'unlock', outcome: 'not-that-way', reference: null },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('something-new')).toBeVisible()
    await expect(canvas.getByText('MFA unlocked: not-that-way')).toBeVisible()
  },
}
