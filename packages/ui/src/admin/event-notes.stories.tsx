import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { DAY } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { EventNotes } from './event-notes.tsx'

const meta = {
  title: 'Parts/Notes on an event',
  component: EventNotes,
  args: { event: { reason: 'lost phone, checked by video' } },
} satisfies Meta<typeof EventNotes>

export default meta
type Story = StoryObj<typeof meta>

export const Reason: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Reason: lost phone, checked by video')).toBeVisible()
  },
}
export const ResetThatWaits: Story = {
  args: { event: { reason: 'lost phone', effectAt: NOW + DAY } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Carried out on 25 November 2026 at 10:44, unless it is cancelled by then')).toBeVisible()
  },
}
const CHANGES = [
  { name: 'mfa', from: 'off', to: 'announced' },
  { name: 'enforceAt', from: null, to: String(NOW + 42 * DAY) },
  { name: 'helpdeskWords', from: 'Room 12', to: null },
] as const
export const ChangesOfThePolicy: Story = {
  args: { event: { changes: CHANGES } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Second factor: Off → Starts on a set day')).toBeVisible()
    await expect(canvas.getByText('The day: nothing → 5 January 2027')).toBeVisible()
    await expect(canvas.getByText('Who your people can ask for help: Room 12 → nothing')).toBeVisible()
  },
}
export const ChangesInWelsh: Story = {
  args: { event: { changes: CHANGES } },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Y diwrnod: dim byd → 5 Ionawr 2027')).toBeVisible()
  },
}
export const Nothing: Story = {
  args: { event: {} },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.event-note')).toBeNull()
  },
}
