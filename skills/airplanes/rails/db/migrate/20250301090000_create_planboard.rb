class CreatePlanboard < ActiveRecord::Migration[8.0]
  def change
    create_table :accounts do |t|
      t.string :email, null: false, index: { unique: true }
      t.string :password_digest, null: false
      t.string :name, null: false, default: ""
      t.string :time_zone, null: false, default: "UTC"
      t.timestamps
    end

    create_table :boards do |t|
      t.references :owner, null: false, foreign_key: { to_table: :accounts }
      t.string :title, null: false
      t.json :columns, null: false, default: []
      t.string :token, index: { unique: true }
      t.string :access
      t.timestamps
    end

    create_table :invitations do |t|
      t.references :board, null: false, foreign_key: true
      t.string :email, null: false, index: true
      t.string :role, null: false
      t.timestamps
    end

    create_table :subscriptions do |t|
      t.references :account, null: false, foreign_key: true, index: { unique: true }
      t.string :plan, null: false
      t.string :billing_period, null: false
      t.string :status, null: false, default: "active"
      t.timestamps
    end
  end
end
