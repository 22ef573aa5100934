import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { Button } from '../button.tsx'
import { MINUTE, NOW } from '../testing/fixtures.ts'
import { OwnApps } from './own-apps.tsx'

const meta = {
  title: 'Parts/Own apps',
  component: OwnApps,
  args: {
    apps: [
      { tag: '7K', name: null, enrolledAt: NOW - 9000 * MINUTE },
      { tag: '9Q', name: 'Tablet at home', enrolledAt: NOW - 600 * MINUTE },
    ],
  },
} satisfies Meta<typeof OwnApps>

export default meta
type Story = StoryObj<typeof meta>

export const Listed: Story = {
  play: async ({ canvas }) => {
    const list = canvas.getByRole('list', { name: 'Your authenticator apps' })
    await expect(list).toHaveTextContent('CJSM · 7K')
    await expect(list).toHaveTextContent(/Tablet at home.*Listed as CJSM · 9Q/)
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

export const WithSomethingToDo: Story = {
  args: {
    action: (_app, name) => (
      <Button look="small" name={`Replace ${name}`}>
        Replace
      </Button>
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Replace Tablet at home' })).toBeVisible()
  },
}
