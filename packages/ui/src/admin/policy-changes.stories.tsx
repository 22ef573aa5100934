import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { DAY, POLICY } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { PolicyChanges } from './policy-changes.tsx'

const meta = { title: 'Administration/Parts/Policy changes', component: PolicyChanges } satisfies Meta<typeof PolicyChanges>

export default meta
type Story = StoryObj<typeof meta>

export const Everything: Story = {
  args: {
    changed: ['mfa', 'enforceAt', 'noticeDays', 'emailMfa', 'approvedApp', 'approvedAppUrl', 'helpdeskWords', 'resetWaitHours'],
    policy: { ...POLICY, mfa: 'announced', enforceAt: NOW + 42 * DAY, approvedApp: 'Sunstone', resetWaitHours: 24 },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Second factor: Starts on a set day')).toBeVisible()
    await expect(canvas.getByText('Web address of the app: nothing')).toBeVisible()
  },
}
