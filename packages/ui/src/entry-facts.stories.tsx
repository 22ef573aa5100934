import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { EntryFacts } from './entry-facts.tsx'
import { entryWith } from './testing/fixtures.ts'

const meta = { title: 'Parts/Entry facts', component: EntryFacts, args: { entry: entryWith('7K') } } satisfies Meta<typeof EntryFacts>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ canvas }) => {
    const [name, account, secret] = canvas.getAllByRole('definition')
    await expect(name).toHaveTextContent('CJSM · 7K')
    await expect(account).toHaveTextContent('sam.okafor')
    await expect(secret).toHaveTextContent('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  },
}
