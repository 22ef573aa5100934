import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { NewsNotice } from './news-notice.tsx'

const meta = {
  title: 'Parts/News notice',
  component: NewsNotice,
  args: { news: 'Sam Okafor is suspended.' },
} satisfies Meta<typeof NewsNotice>

export default meta
type Story = StoryObj<typeof meta>

export const TakesFocus: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Sam Okafor is suspended.' })).toHaveFocus()
  },
}
export const Nothing: Story = { args: { news: null } }
