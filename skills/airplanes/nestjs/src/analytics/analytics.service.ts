import { Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { PostHog } from 'posthog-node';

export type EventName =
  | 'user_signed_up'
  | 'user_logged_in'
  | 'user_logged_out'
  | 'profile_updated'
  | 'board_created'
  | 'item_shared'
  | 'member_invited'
  | 'checkout_started'
  | 'subscription_started'
  | 'payment_failed'
  | 'subscription_cancelled';

type Properties = Record<string, string | number | boolean>;

@Injectable()
export class AnalyticsService implements OnApplicationShutdown {
  private readonly logger = new Logger(AnalyticsService.name);
  private readonly client?: PostHog;

  constructor(config: ConfigService) {
    const key = config.get<string>('POSTHOG_API_KEY');
    if (key) {
      this.client = new PostHog(key, {
        host: config.get<string>('POSTHOG_HOST'),
      });
    } else if (process.env.NODE_ENV !== 'production') {
      this.logger.warn(
        'POSTHOG_API_KEY is not set: no product event will be sent.',
      );
    }
  }

  /** Queues one event of the person with this id; it is sent in the background. */
  captureEvent(
    person: string,
    event: EventName,
    properties: Properties = {},
  ): void {
    this.client?.capture({ distinctId: person, event, properties });
  }

  /** Sends what still waits, after the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.client?.shutdown(3_000);
  }
}
