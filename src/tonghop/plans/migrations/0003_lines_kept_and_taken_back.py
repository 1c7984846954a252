from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0002_decisions_about_lines'),
    ]

    operations = [
        migrations.AlterField(
            model_name='linedecision',
            name='word',
            field=models.CharField(choices=[('confirmed', 'Đã xác nhận'), ('kept', 'Đã xác nhận, giữ như kế hoạch ghi'), ('corrected', 'Đã sửa'), ('struck', 'Đã gạch bỏ'), ('undone', 'Đã trả về như khi đọc')], max_length=10),
        ),
    ]
