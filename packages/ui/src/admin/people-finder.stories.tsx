import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { QUESTION } from '../testing/admin-fixtures.ts'
import { PeopleFinder } from './people-finder.tsx'

const meta = {
  title: 'Parts/People finder',
  component: PeopleFinder,
  args: { role: 'administrator', organisations: [], question: QUESTION, asks: fn() },
} satisfies Meta<typeof PeopleFinder>

export default meta
type Story = StoryObj<typeof meta>

/** What is chosen is asked together with what was typed by then. */
export const Administrator: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Search'), ' okafor ')
    await userEvent.selectOptions(canvas.getByLabelText('Show'), 'Suspended')
    await expect(args.asks).toHaveBeenLastCalledWith({ search: 'okafor', filter: 'suspended' })
    await expect(canvas.queryByLabelText('Organisation')).not.toBeInTheDocument()
  },
}
export const Helpdesk: Story = {
  args: { role: 'helpdesk', organisations: [{ id: 'o1', name: 'Harbour Chambers' }], question: { ...QUESTION, organisationId: 'o1' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.selectOptions(canvas.getByLabelText('Organisation'), 'Every organisation')
    await expect(args.asks).toHaveBeenLastCalledWith({ search: '', organisationId: null })
  },
}
