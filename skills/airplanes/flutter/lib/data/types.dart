enum Template { blank, retrospective }

enum Access { view, edit }

enum Role { editor, viewer }

enum Plan { pro, team }

enum BillingPeriod { month, year }

enum CancellationReason {
  tooExpensive('too_expensive'),
  missingFeature('missing_feature'),
  notUsed('not_used'),
  other('other');

  const CancellationReason(this.value);

  final String value;
}

typedef Json = Map<String, dynamic>;

class Subscription {
  Subscription.fromJson(Json json)
    : plan = Plan.values.byName(json['plan'] as String),
      billingPeriod = BillingPeriod.values.byName(
        json['billingPeriod'] as String,
      );

  final Plan plan;
  final BillingPeriod billingPeriod;
}

class Account {
  Account.fromJson(Json json)
    : id = json['id'] as String,
      name = json['name'] as String,
      timeZone = json['timeZone'] as String,
      isInvited = json['isInvited'] as bool,
      subscription = switch (json['subscription']) {
        final Json subscription => Subscription.fromJson(subscription),
        _ => null,
      };

  final String id;
  final String name;
  final String timeZone;
  final bool isInvited;
  final Subscription? subscription;
}

class Board {
  Board.fromJson(Json json)
    : id = json['id'] as String,
      title = json['title'] as String;

  final String id;
  final String title;
}
