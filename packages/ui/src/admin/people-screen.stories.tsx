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
    organisations: [],
    question: QUESTION,
    answer: { people: PEOPLE, total: PEOPLE.length, page: 1, pages: 1 },
    busy: false,
    downloading: false,
    cut: null,
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
/** Those that sort and those that do not stand on one line. */
export const Headings: Story = {
  play: async ({ canvas }) => {
    const bottoms = canvas.getAllByRole('columnheader').map((heading) => {
      const text = document.createRange()
      text.selectNodeContents(heading.querySelector('button') ?? heading)
      return Math.round(text.getClientRects()[0]?.bottom ?? 0)
    })
    await expect(new Set(bottoms).size).toBe(1)
  },
}
export const ManyPages: Story = {
  args: { answer: { people: PEOPLE, total: 480, page: 4, pages: 10 }, question: { ...QUESTION, page: 4 } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Next page' }))
    await expect(args.onAsk).toHaveBeenCalledWith({ ...QUESTION, page: 5 })
    const sum = canvas.getByText('480 people · Page 4 of 10')
    await expect(sum).toHaveFocus()
    await expect(sum).toHaveRole('status')
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
export const ForTheHelpdesk: Story = {
  args: {
    role: 'helpdesk',
    organisations: [
      { id: 'o1', name: 'Cwmbrân Solicitors' },
      { id: 'o2', name: 'Harbour Chambers' },
    ],
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Search'), ' okafor')
    await userEvent.selectOptions(canvas.getByLabelText('Organisation'), 'Harbour Chambers')
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, organisationId: 'o2', search: 'okafor' })
    await userEvent.selectOptions(canvas.getByLabelText('Organisation'), 'Every organisation')
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, organisationId: null, search: 'okafor' })
  },
}
export const OneOrganisation: Story = {
  args: { ...ForTheHelpdesk.args, question: { ...QUESTION, organisationId: 'o1' } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByLabelText('Organisation')).toHaveDisplayValue('Cwmbrân Solicitors')
    await userEvent.click(canvas.getByRole('button', { name: 'Sort by user name' }))
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, organisationId: 'o1', order: 'username' })
  },
}
/** The browser's Back leads to another list, whose search the field shows. */
export const Back: Story = {
  render: (args) => {
    const [question, setQuestion] = useState({ ...QUESTION, search: 'okafor' })
    return (
      <>
        <PeopleScreen {...args} question={question} />
        <button type="button" onClick={() => setQuestion(QUESTION)}>
          Back
        </button>
      </>
    )
  },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByLabelText('Search')).toHaveValue('okafor')
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(canvas.getByLabelText('Search')).toHaveValue('')
  },
}
export const TooManyToDownload: Story = {
  args: { answer: { people: PEOPLE, total: 120_000, page: 1, pages: 2_400 }, cut: { people: 100_000, total: 120_000 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^The file has the first 100000 of 120000 people\. /)).toBeVisible()
  },
}
export const NobodyMatches: Story = {
  args: { question: { ...QUESTION, search: 'zz' }, answer: { people: [], total: 0, page: 1, pages: 1 } },
}
export const NobodyYet: Story = { args: { answer: { people: [], total: 0, page: 1, pages: 1 } } }
export const Loading: Story = { args: { answer: null, busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const OthersDownload: Story = {
  args: { trouble: { kind: 'files-busy' } },
  play: async ({ canvas }) => {
    const notice = canvas.getByRole('region', { name: 'That can’t be done yet' })
    await expect(notice).toHaveFocus()
    await expect(notice).toHaveTextContent('Wait a minute, then try again.')
  },
}
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
