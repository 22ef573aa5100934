import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn } from 'storybook/test'
import { line, PEOPLE, QUESTION } from '../testing/admin-fixtures.ts'
import { PeopleScreen } from './people-screen.tsx'

const meta = {
  title: 'Administration/People',
  component: PeopleScreen,
  parameters: { framed: true },
  args: {
    role: 'administrator',
    question: QUESTION,
    answer: { people: PEOPLE, total: PEOPLE.length, page: 1, pages: 1 },
    busy: false,
    downloading: false,
    trouble: null,
    onAsk: fn(),
    onFollow: fn(),
    onDownload: fn(),
  },
} satisfies Meta<typeof PeopleScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Everybody: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Search'), ' okafor {Enter}')
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, search: 'okafor' })
    await userEvent.selectOptions(canvas.getByLabelText('Show'), 'Locked')
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, search: 'okafor', filter: 'locked' })
    await userEvent.click(canvas.getByRole('button', { name: 'Sort by user name' }))
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, order: 'username' })
    await userEvent.click(canvas.getByRole('button', { name: 'Sort by name' }))
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, descending: true })
    await userEvent.click(canvas.getByRole('link', { name: 'Sam Okafor' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people/p1')
  },
}
export const ManyPages: Story = {
  args: { answer: { people: PEOPLE, total: 480, page: 4, pages: 10 }, question: { ...QUESTION, page: 4 } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Next page' }))
    await expect(args.onAsk).toHaveBeenCalledWith({ ...QUESTION, page: 5 })
    await expect(canvas.getByRole('status')).toHaveFocus()
    await expect(canvas.getByRole('status')).toHaveTextContent('480 people · Page 4 of 10')
  },
}
/** As when Back leads to the search before. */
export const AnotherSearch: Story = {
  render: function Searched(args) {
    const [search, setSearch] = useState('bob')
    return (
      <>
        <PeopleScreen {...args} question={{ ...args.question, search }} />
        <button type="button" onClick={() => setSearch('ali')}>
          Back to the search before
        </button>
      </>
    )
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Search'), 'by')
    await userEvent.click(canvas.getByRole('button', { name: 'Back to the search before' }))
    await expect(canvas.getByLabelText('Search')).toHaveValue('ali')
  },
}
export const ForTheHelpdesk: Story = { args: { role: 'helpdesk' } }
export const NobodyMatches: Story = {
  args: { question: { ...QUESTION, search: 'zz' }, answer: { people: [], total: 0, page: 1, pages: 1 } },
}
export const NobodyYet: Story = { args: { answer: { people: [], total: 0, page: 1, pages: 1 } } }
export const Loading: Story = { args: { answer: null, busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const LongNames: Story = {
  args: {
    answer: {
      people: [
        line({ name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Okafor-Marsh', username: 'a'.repeat(60), locked: true }),
      ],
      total: 1,
      page: 1,
      pages: 1,
    },
  },
}
