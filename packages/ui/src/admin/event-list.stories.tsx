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
/** Something newer than these pages is told by its own name, not left out. */
export const UnknownKind: Story = {
  args: { events: [{ at: NOW, kind: 'something-new', outcome: 'done', reference: null }] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('something-new')).toBeVisible()
  },
}
