import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { MINUTE, NOW } from '../testing/fixtures.ts'
import { RemovableApps } from './removable-apps.tsx'

const meta = {
  title: 'Parts/Removable apps',
  component: RemovableApps,
  args: {
    apps: [
      { tag: '7K', name: null, enrolledAt: NOW - 9000 * MINUTE },
      { tag: '9Q', name: 'Tablet at home', enrolledAt: NOW - 600 * MINUTE },
    ],
    busy: false,
    onRemove: fn(),
  },
} satisfies Meta<typeof RemovableApps>

export default meta
type Story = StoryObj<typeof meta>

export const AsksFirst: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Tablet at home' }))
    await expect(canvas.getByRole('dialog', { name: 'Remove Tablet at home?' })).toBeVisible()
    await expect(args.onRemove).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove it' }))
    await expect(args.onRemove).toHaveBeenCalledWith('9Q')
    await expect(canvas.queryByRole('dialog')).toBeNull()
  },
}

export const Removing: Story = { args: { busy: true } }
