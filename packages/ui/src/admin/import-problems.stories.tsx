import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { ImportProblems } from './import-problems.tsx'

const meta = {
  title: 'Parts/Import, what is wrong',
  component: ImportProblems,
  args: {
    bad: { kind: 'bad-rows', problems: [{ line: 2, column: 'username', kind: 'missing', value: '' }], more: 0 },
  },
} satisfies Meta<typeof ImportProblems>

export default meta
type Story = StoryObj<typeof meta>

export const One: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: '1 thing is wrong in this file' })).toHaveFocus()
    await expect(canvas.getByText('Line 2, username: this is empty. Fill it in.')).toBeVisible()
  },
}
export const MoreThanAreListed: Story = {
  args: { bad: { ...meta.args.bad, more: 7 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: '8 things are wrong in this file' })).toHaveFocus()
    await expect(canvas.getByText('and 7 more')).toBeVisible()
  },
}
