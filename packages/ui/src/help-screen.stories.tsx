import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { HelpScreen } from './help-screen.tsx'
import { REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Help',
  component: HelpScreen,
  args: {
    screen: 'help',
    title: 'If you are stuck',
    topics: [{ title: 'The first thing', text: 'What to do.' }],
    reference: REFERENCE,
    trouble: null,
    onBack: fn(),
  },
} satisfies Meta<typeof HelpScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
  },
}
export const ReferenceOnItsWay: Story = { args: { reference: null } }
export const NoReference: Story = {
  args: { reference: null, trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText('Your reference')).toBeNull()
  },
}
