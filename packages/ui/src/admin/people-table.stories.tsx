import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { PEOPLE, QUESTION } from '../testing/admin-fixtures.ts'
import { PeopleTable } from './people-table.tsx'

const meta = {
  title: 'Parts/People table',
  component: PeopleTable,
  args: {
    role: 'administrator',
    question: QUESTION,
    answer: { people: PEOPLE, total: PEOPLE.length, page: 1, pages: 1 },
    asks: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof PeopleTable>

export default meta
type Story = StoryObj<typeof meta>

/** Pressed again, the same heading turns the order round. */
export const ByName: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getAllByRole('columnheader')[0]).toHaveAttribute('aria-sort', 'ascending')
    await userEvent.click(canvas.getByRole('button', { name: 'Sort by name' }))
    await expect(args.asks).toHaveBeenLastCalledWith({ order: 'name', descending: true })
    await userEvent.click(canvas.getByRole('button', { name: 'Sort by set up' }))
    await expect(args.asks).toHaveBeenLastCalledWith({ order: 'enrolled', descending: false })
  },
}
export const Helpdesk: Story = {
  args: { role: 'helpdesk' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('columnheader', { name: 'Organisation' })).toBeVisible()
  },
}
