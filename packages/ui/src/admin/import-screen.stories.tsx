import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn } from 'storybook/test'
import { ImportScreen } from './import-screen.tsx'

const FIRST = [
  { username: 'sam.okafor', name: 'Sam Okafor', contactEmail: 'sam.okafor@example.org' },
  { username: 'sian.wyn', name: 'Siân Ŵyn', contactEmail: null },
]

const meta = {
  title: 'Administration/Add people',
  component: ImportScreen,
  parameters: { framed: true },
  args: {
    unreadable: null,
    preview: null,
    verified: false,
    answer: null,
    busy: false,
    trouble: null,
    address: 'https://mfa.example.org',
    organisation: 'Harbour Chambers',
    onCheck: fn(),
    onAdd: fn(),
    onAnother: fn(),
    onDownload: fn(),
    onTemplate: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof ImportScreen>

export default meta
type Story = StoryObj<typeof meta>

export const ChooseAFile: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Check the file' }))
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(args.onCheck).not.toHaveBeenCalled()
    const file = new File(['username,name\nsam,Sam\n'], 'people.csv', { type: 'text/csv' })
    await userEvent.upload(canvas.getByLabelText('CSV file'), file)
    await userEvent.click(canvas.getByLabelText('The email addresses are known to be theirs'))
    await userEvent.click(canvas.getByRole('button', { name: 'Check the file' }))
    await expect(args.onCheck).toHaveBeenCalledWith(file, true)
  },
}
export const Template: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/^: member or administrator\. Empty or left out: member$/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Download a template (CSV)' }))
    await expect(args.onTemplate).toHaveBeenCalled()
  },
}
/** As when the file on disk was mended, and then the same choice checked. */
export const FileHasChanged: Story = {
  render: function Changed(args) {
    const [unreadable, setUnreadable] = useState<File | null>(null)
    return <ImportScreen {...args} unreadable={unreadable} onCheck={setUnreadable} />
  },
  play: async ({ canvas, userEvent }) => {
    const file = (): File => new File(['username,name\nsam,Sam\n'], 'people.csv', { type: 'text/csv' })
    for (let press = 0; press < 2; press++) {
      await userEvent.upload(canvas.getByLabelText('CSV file'), file())
      await expect(canvas.queryByRole('region', { name: 'There is a problem' })).not.toBeInTheDocument()
      await userEvent.click(canvas.getByRole('button', { name: 'Check the file' }))
      await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
      await expect(canvas.getByRole('link', { name: 'Choose the file again' })).toBeVisible()
      await expect(canvas.getByLabelText('CSV file')).toHaveValue('')
    }
    await userEvent.click(canvas.getByRole('link', { name: 'Choose the file again' }))
    await expect(canvas.getByLabelText('CSV file')).toHaveFocus()
  },
}
export const Checking: Story = { args: { busy: true } }
export const WouldAdd: Story = {
  args: { preview: { kind: 'plan', added: 500, unchanged: 1, first: FIRST } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('1 person in the file is there already and will not change.')).toBeVisible()
    await expect(canvas.getByText(/^Their email addresses count as not verified: no code is sent/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Add 500 people' }))
    await expect(args.onAdd).toHaveBeenCalled()
  },
}
export const NobodyNew: Story = { args: { preview: { kind: 'plan', added: 0, unchanged: 500, first: [] } } }
export const WouldAddVerified: Story = {
  args: { preview: { kind: 'plan', added: 2, unchanged: 0, first: FIRST }, verified: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Their email addresses count as verified: /)).toBeVisible()
  },
}
export const Adding: Story = {
  args: { preview: { kind: 'plan', added: 500, unchanged: 0, first: FIRST }, busy: true },
  play: async ({ args, canvas, userEvent }) => {
    const words = 'Adding 500 people, and making a password for each. This takes about 30 seconds.'
    await expect(await canvas.findByText(words)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Choose another file' }))
    await expect(args.onAnother).not.toHaveBeenCalled()
  },
}
export const AddingFew: Story = {
  args: { preview: { kind: 'plan', added: 2, unchanged: 0, first: FIRST }, busy: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/This takes a few seconds\.$/)).toBeVisible()
  },
}
export const BadRows: Story = {
  args: {
    preview: {
      kind: 'bad-rows',
      more: 12,
      problems: [
        { kind: 'missing', line: 2, column: 'name', value: '' },
        { kind: 'bad-email', line: 3, column: 'contact_email', value: 'sam at example' },
        { kind: 'duplicate', line: 9, column: 'username', value: 'sam.okafor', firstLine: 4 },
        { kind: 'differs', line: 11, column: 'role', value: 'administrator', username: 'gwen' },
        { kind: 'quotes', line: 14, column: null },
      ],
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent('17 things are wrong in this file')
    await expect(canvas.getByText(/Correct these in the file/)).toBeVisible()
    await expect(canvas.getByRole('region', { name: '17 things are wrong in this file' })).toHaveFocus()
    await expect(canvas.getByText(/^Line 9, username: "sam\.okafor" is on line 4 already\./)).toBeVisible()
  },
}
export const TooLarge: Story = {
  args: { preview: { kind: 'bad-rows', more: 0, problems: [{ kind: 'too-large', line: 1, column: null, mostBytes: 131072 }] } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent('1 thing is wrong in this file')
    await expect(canvas.getByText(/Correct this in the file/)).toBeVisible()
  },
}
export const NoHeader: Story = {
  args: { preview: { kind: 'bad-rows', more: 0, problems: [{ kind: 'no-header', line: 1, column: null }] } },
}
export const TemplateAsItIs: Story = {
  args: {
    preview: {
      kind: 'bad-rows',
      more: 0,
      problems: [2, 3].map((line) => ({ kind: 'example' as const, line, column: 'username', value: '(example) ada.marsh' })),
    },
  },
}
export const Added: Story = {
  args: {
    answer: {
      kind: 'imported',
      added: 2,
      passwords: [
        { username: 'sam.okafor', name: 'Sam Okafor', password: 'bcdf-ghjk-mnpq-rstv' },
        { username: 'sian.wyn', name: 'Siân Ŵyn', password: 'wxz2-3456-789b-cdfg' },
      ],
      until: Date.UTC(2026, 11, 24, 10, 44),
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Download passwords (CSV)' }))
    await expect(args.onDownload).toHaveBeenCalled()
  },
}
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const NoAnswerToAdding: Story = {
  args: { preview: { kind: 'plan', added: 500, unchanged: 0, first: FIRST }, trouble: { kind: 'unanswered' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'No answer came: the people may have been added' })).toHaveFocus()
    await expect(canvas.getByRole('button', { name: 'Add 500 people' })).toBeEnabled()
  },
}
export const AddedNobody: Story = {
  args: { answer: { kind: 'imported', added: 0, passwords: [], until: Date.UTC(2026, 11, 24, 10, 44) } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 1, name: 'Nobody was added' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Print letters' })).not.toBeInTheDocument()
  },
}
