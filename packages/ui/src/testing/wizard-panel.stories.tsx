import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { FakeApi } from './fake-api.ts'
import { NOW } from './fixtures.ts'
import { WizardPanel } from './wizard-panel.tsx'

const meta = {
  title: 'Whole journey/Panel',
  component: WizardPanel,
  args: {
    api: new FakeApi(
      () => NOW,
      (length) => new Uint8Array(length),
    ),
    onSkip: fn(),
  },
} satisfies Meta<typeof WizardPanel>

export default meta
type Story = StoryObj<typeof meta>

export const TimePasses: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: '30 seconds pass' }))
    await expect(args.onSkip).toHaveBeenCalledWith(30_000)
  },
}
